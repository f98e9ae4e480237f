# A tag that looks like a rule and names none.

Feature: One

  @STATUS-99 @important
  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
