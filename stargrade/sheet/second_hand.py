"""What real sheets call the id, the name, the team and the period besides; it counts where no heading fits better.

Left out is whatever more often means somebody or something else: 组长, 经理, 序号, 发薪月份, 开始日期.
"""

from __future__ import annotations

from collections.abc import Mapping

SECOND_HAND: Mapping[str, tuple[str, ...]] = {
    "employee_id": (
        *("员工ID", "职工编号", "职工工号", "人员工号", "职员编号", "员工编码", "erp工号", "销售员ID", "业务员编号"),
        *("EmpID", "empNo", "employee_no", "staff_no", "staff_id", "UserId"),
    ),
    "name": (
        *("名字", "人员姓名", "职工姓名", "姓名name", "person_name", "警员名称"),
        *("业务员", "业务员姓名", "销售人员", "销售代表"),
    ),
    "team": (
        *("部门名称", "归属部门", "实际部门", "销售部门", "部门路径", "部门/组别", "部门/项目", "所属项目", "门店"),
        *("一级部门", "1级部门", "二级部门", "三级部门", "员工归属一级部门", "员工归属四级部门", "体系/产品线"),
        *("组织", "组织架构", "组织/门店", "一级组织", "工作组", "小队", "组别", "考勤组"),
        *("department", "dept", "division", "group"),
    ),
    "period": (
        *("考核年月", "考核期间", "考勤月份", "考勤年月", "计薪月份", "薪资月份", "工资月份", "工资所属月份"),
        *("月度", "期间", "salary_month"),
    ),
}
