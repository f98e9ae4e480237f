# A misspelt heading directly below the feature: the scenario below it is taken for free text.

Feature: One

  scenaro: One
    Given an agreement that runs from 2019-01-01 until notice

  Scenario: Two
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
