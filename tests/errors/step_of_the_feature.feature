# Steps directly below the feature are taken for free text.

Feature: One
  Given an agreement that runs from 2019-01-01 until notice

  Scenario: Two
    Given an agreement that runs from 2019-01-01 until notice
    When the agreement is assessed as of 2020-01-01
    Then the status is "in force"
