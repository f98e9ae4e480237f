# The step takes no table, so what it says is not tried.

Feature: One

  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
      | term | from       |
      | 9    | 1999-01-01 |
