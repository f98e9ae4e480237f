# Of two columns by the same name only one is used.

Feature: One

  Scenario Outline: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "<status>"

    Examples:
      | status | status   |
      | ended  | in force |
