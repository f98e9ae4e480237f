# A step written as a row of a list, which is free text of the scenario.

Feature: One

  Scenario: One
    - Given that it is renewed by itself for 1 year at a time (§ 5)
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
