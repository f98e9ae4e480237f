# A tag that was meant to name a rule, with an underscore.

Feature: One

  @STATUS_03
  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
