# The column with the answers is used nowhere.

Feature: One

  Scenario Outline: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of <day>
    Then the status is "in force"

    Examples:
      | day        | status |
      | 2020-01-01 | ended  |
