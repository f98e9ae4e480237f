# A scenario without "Scenario:" above it, which is free text of the feature.

Feature: One

  Case: Nobody runs this
    Given the contract with the landlord
    When the rent has not been paid
    Then we are free of it

  Scenario: One
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
