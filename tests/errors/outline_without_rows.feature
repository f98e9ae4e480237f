# One outline has no examples, another has only their headings.

Feature: One

  Scenario Outline: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of <day>
    Then the status is "ended"

  Scenario Outline: Two
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of <day>
    Then the status is "ended"

    Examples:
      | day |

  Scenario: Three
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
