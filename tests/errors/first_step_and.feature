# The first step does not say what kind of step it is.

Feature: One

  Scenario: One
    And an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
