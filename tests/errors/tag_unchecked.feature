# Tags where nothing is tried against them; one of them leaves its examples out.

@STATUS-03
Feature: One

  Scenario Outline: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of <day>
    Then the status is "ended"

    @skip
    Examples:
      | day        |
      | 2020-01-01 |
