# A value of the examples in the background, where Gherkin fills in none.

Feature: One

  Background:
    Given an agreement that runs from <day> until notice

  Scenario Outline: One
    When the agreement is assessed as of <day>
    Then the status is "in force"

    Examples:
      | day        |
      | 2019-01-01 |
