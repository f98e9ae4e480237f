# Two scenarios have the same name: the last one is run in place of both.

Feature: One

  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "ended"

  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
