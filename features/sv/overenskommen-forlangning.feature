# language: sv

Egenskap: Överenskommen förlängning
  Parterna kan komma överens om en ny sista dag. Sista dagen för uppsägning följer med.

  @EXTENSION-02 @TERM-04
  Scenario: En ny sista dag flyttar sista dagen för uppsägning
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    När parterna kommer 2020-12-15 överens om 2022-12-31 som ny sista dag
    Så är sista dagen för uppsägning 2021-12-31
    Och avtalsperiod 1 gäller från och med 2019-01-01 till och med 2022-12-31
    Och det antas att den efter den nya sista dagen förlängs som förut
    Och skälet är EXTENSION-02 (§ 10)

  @EXTENSION-02 @TERM-02
  Scenario: Vad som hände: uppsagd på den sista möjliga dagen
    Givet överenskommelsen i scenarios/vad-som-hande.toml
    När överenskommelsen bedöms per den 2021-12-31
    Så gäller överenskommelsen till och med 2022-12-31
    Och läget är "gäller, slutdag bestämd"
    Och läget den 2022-12-31 är "gäller, slutdag bestämd"
    Och läget den 2023-01-01 är "har upphört"

  @EXTENSION-02 @TERM-06
  Scenario: En dag senare hade bundit parterna i tre år till
    Givet överenskommelsen i scenarios/en-dag-for-sent.toml
    När överenskommelsen bedöms per den 2022-01-01
    Så gäller överenskommelsen till och med 2025-12-31
    Och läget den 2025-12-31 är "gäller, slutdag bestämd"
    Och läget den 2026-01-01 är "har upphört"

  @TERM-02
  Scenario: Utan giltig förlängning hade samma uppsägning gällt till en annan dag
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När en uppsägning kommer fram 2021-12-31
    Så gäller överenskommelsen till och med 2024-12-31

  @EXTENSION-02
  Abstrakt Scenario: När bara månaden är känd är det under den månaden oklart om överenskommelsen är förlängd
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att parterna någon dag i december 2020 kom överens om 2022-12-31 som ny sista dag
    När överenskommelsen bedöms per den <dag>
    Så är bedömningen "<bedömning>"
    Och läget är "gäller"
    Och det frågas vilken dag det hände

    Exempel:
      | dag        | bedömning      |
      | 2020-12-01 | uppgift saknas |
      | 2020-12-30 | uppgift saknas |
      | 2020-12-31 | säkert         |

  @EXTENSION-01
  Scenario: Parterna säger att överenskommelsen därefter förlängs som förut
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När parterna kommer 2020-12-15 överens om 2022-12-31 som ny sista dag och att den därefter förlängs som förut
    Så är ingen slutdag bestämd
    Och skälet är EXTENSION-01 (§ 10)
    Och EXTENSION-02 är inget skäl

  @EXTENSION-03 @TERM-13
  Scenario: Parterna säger att överenskommelsen upphör den nya sista dagen
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När parterna kommer 2020-12-15 överens om 2022-12-31 som ny sista dag och att den då upphör
    Så gäller överenskommelsen till och med 2022-12-31
    Och läget är "gäller, slutdag bestämd"
    Och skälet är EXTENSION-03 (§ 10)
    Och skälet är TERM-13 (§ 10)
    Och läget den 2022-12-31 är "gäller, slutdag bestämd"
    Och läget den 2023-01-01 är "har upphört"

  @EXTENSION-04 @TERM-13
  Scenario: Parterna ger en överenskommelse tills vidare en sista dag
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att uppsägningstiden är 6 månader från uppsägningen (§ 3)
    När parterna kommer 2022-03-01 överens om 2022-12-31 som ny sista dag
    Så gäller överenskommelsen till och med 2022-12-31
    Och skälet är EXTENSION-04 (§ 2)
    Och skälet är TERM-13 (§ 2)

  @EXTENSION-05 @TERM-13
  Scenario: Parterna kommer överens om att överenskommelsen upphör tidigare
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    När parterna kommer 2020-03-01 överens om 2020-12-31 som ny sista dag
    Så gäller överenskommelsen till och med 2020-12-31
    Och läget är "gäller, slutdag bestämd"
    Och skälet är EXTENSION-05 (§ 2)

  @EXTENSION-06 @TERM-08
  Scenario: Parterna kommer överens om att en tidsbestämd överenskommelse gäller längre
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    När parterna kommer 2021-12-31 överens om 2022-12-31 som ny sista dag
    Så gäller överenskommelsen till och med 2022-12-31
    Och läget är "gäller"
    Och skälet är EXTENSION-06 (§ 2)
