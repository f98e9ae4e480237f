# The examples have no column by that name.

Feature: One

  Scenario Outline: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of <day>
    Then the status is "<status>"

    Examples:
      | day        |
      | 2020-01-01 |
