"""The rules of a year that looks at the months of another scheme, `steady`."""

YEAR = """\
stargrade: 1
id: best-of-year
version: "1"
title: {en: Best of the year, zh: 年度之星}
period: year
key: employee_id
subject: {en: employee, zh: 员工}
columns:
  employee_id: {type: id, zh: [工号]}
history:
  starred: {title: {en: months with a star, zh: 有星月数}, times: star >= 1, each: month, scheme: steady}
fields:
  starred: {title: {en: months with a star, zh: 有星月数}, value: starred}
"""
