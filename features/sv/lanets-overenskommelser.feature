# language: sv

Egenskap: Länets överenskommelser och arenor
  Vad handlingarna i länet leder till, en i taget. Dagar som handlingarna inte anger är exempel.

  @STATUS-01 @TERMINATION-01 @DUTY-17 @DUTYDAY-05
  Scenario: Länsstyrelsen och regionen: årsplanens månadsskiften är kända, men inte att utkastet gäller
    Givet överenskommelsen i scenarios/lansstyrelsen-arsplan.toml
    När överenskommelsen bedöms per den 2022-12-15
    Så är läget "utkast"
    Och det frågas när den undertecknades och började gälla
    Och det antas att skyldigheten ska fullgöras senast den första dagen i den nya månaden
    Och skälet är DUTY-17
    Och skälet är DUTYDAY-05
    Och svaret på frågan om uppsägning den 2022-12-15 är att det inte går att avgöra

  @TERMINATION-05
  Scenario: Länsstyrelsen och regionen: som om undertecknad gäller den tills vidare, utan avtalad uppsägningstid
    Givet överenskommelsen i scenarios/lansstyrelsen-antaget-undertecknad.toml
    När överenskommelsen bedöms per den 2022-12-31
    Så är läget "gäller"
    Och läget den 2022-12-30 är "utkast"
    Och svaret på frågan om uppsägning den 2023-01-01 är ja
    Och svarets säkerhet är "kräver juridisk bedömning"
    Och det finns ingen sista dag för uppsägning

  @DUTY-02 @DUTY-04 @DUTY-07 @DUTY-13 @DUTYDAY-06
  Abstrakt Scenario: Överenskommelsen med kommunerna: varje år enligt § 8, till och med det sista
    Givet överenskommelsen i scenarios/skyldigheter-<dokument>.toml
    När överenskommelsen bedöms per den 2022-12-31
    Så är läget för verksamhetsberättelsen för 2021 "försenad"
    Och läget för verksamhetsberättelsen för 2022 är "ska fullgöras"
    Och sista dagen för verksamhetsberättelsen för 2022 är 2022-12-31
    Och det finns inget krav på verksamhetsberättelsen för 2023
    Och läget för verksamhetsberättelsen för 2022 den 2023-01-01 är "försenad"
    Och skälet är DUTY-07 (§ 8)
    Och läget för verksamhetsberättelsen för 2023 är "gäller inte längre"

    Exempel:
      | dokument   |
      | ragunda    |
      | bracke     |
      | krokom     |
      | stromsund  |
      | are        |
      | berg       |
      | harjedalen |
      | ostersund  |

  @TERMINATION-05 @DEPENDENCE-03
  Abstrakt Scenario: Energi- och klimatrådgivningen och statsbidragen till en RSS förlorar sin grund när överenskommelsen med kommunerna upphör
    Givet överenskommelsen i scenarios/<dokument>.toml
    Och att den vilar på en annan överenskommelse
    Och att den andra gäller från och med 2019-01-01 till och med 2022-12-31 (§ 10)
    När överenskommelsen bedöms per den 2023-01-01
    Så är följden för överenskommelsen "förlorar sin grund"
    Och följden för överenskommelsen inträder 2023-01-01
    Och läget är "gäller"
    Och ingen slutdag är bestämd
    Och svarets säkerhet är "kräver juridisk bedömning"
    Och det frågas vilken dag den började gälla

    Exempel:
      | dokument                    |
      | energi-och-klimatradgivning |
      | rss-statsbidrag             |

  @STATUS-03 @TERMINATION-05
  Scenario: Energi- och fastighetsnätverket: tills vidare, från en dag som inte är känd
    Givet överenskommelsen i scenarios/energi-och-fastighetsnatverk.toml
    När överenskommelsen bedöms per den 2022-12-31
    Så är läget "gäller"
    Och det frågas vilken dag den började gälla
    Och läget den 2022-12-30 är "går inte att avgöra"
    Och svaret på frågan om uppsägning den 2023-01-01 är ja

  @STATUS-03 @STATUS-05 @TERMINATION-07
  Scenario: NSEO: projektperioden går ut med 2023 och kan inte sägas upp i förtid
    Givet överenskommelsen i scenarios/nseo.toml
    När överenskommelsen bedöms per den 2023-12-31
    Så är läget "gäller"
    Och överenskommelsen gäller till och med 2023-12-31
    Och svaret på frågan om uppsägning den 2023-06-30 är nej
    Och läget den 2024-01-01 är "har upphört"

  @DEPENDENCE-04
  Scenario: Föreningsarkivet: kommunernas del av finansieringen faller bort när överenskommelsen med dem upphör
    Givet överenskommelsen i scenarios/vad-som-hande.toml
    Och att den betalar för Föreningsarkivet
    När överenskommelsen bedöms per den 2021-12-31
    Så är följden för Föreningsarkivet "förlorar sin finansiering"
    Och följden för Föreningsarkivet inträder 2023-01-01

  @STATUS-03 @STATUS-05
  Scenario: UNESCO Creative Cities: bara åren är kända, så under det sista året går läget inte att avgöra
    Givet överenskommelsen i scenarios/unesco-creative-cities.toml
    När överenskommelsen bedöms per den 2024-06-30
    Så är läget "går inte att avgöra"
    Och bedömningen är "uppgift saknas"
    Och en tolkning är att överenskommelsen gäller till och med 2024-01-01
    Och en tolkning är att överenskommelsen gäller till och med 2024-12-31
    Och det frågas vilken dag den började gälla
    Och läget den 2023-12-31 är "gäller"
    Och läget den 2025-01-01 är "har upphört"

  @STATUS-03 @STATUS-05
  Scenario: Samiskt råd Tröndelag: regionen är observatör till och med 2022
    Givet överenskommelsen i scenarios/samiskt-rad-trondelag.toml
    När överenskommelsen bedöms per den 2022-12-31
    Så är läget "gäller"
    Och överenskommelsen gäller till och med 2022-12-31
    Och läget den 2023-01-01 är "har upphört"

  @STATUS-03 @STATUS-05
  Scenario: Botniska korridoren: projektet löper ut någon dag under 2022
    Givet överenskommelsen i scenarios/botniska-korridoren.toml
    När överenskommelsen bedöms per den 2022-06-30
    Så är läget "går inte att avgöra"
    Och en tolkning är att överenskommelsen gäller till och med 2022-01-01
    Och en tolkning är att överenskommelsen gäller till och med 2022-12-31
    Och läget den 2023-01-01 är "har upphört"

  @DUTY-02 @DUTY-08
  Scenario: Kollektivtrafiken: information och samråd två gånger om året
    Givet en överenskommelse som gäller från och med 2022-01-01 tills vidare
    Och att regionen ska lämna uppgifter till kommunen varje år
    Och att det ska ske minst två gånger i varje period
    När uppgifterna för 2022 lämnas 2022-04-05
    Och uppgifterna för 2022 lämnas 2022-10-04
    Så är läget för uppgifterna för 2022 den 2022-10-03 "ska fullgöras"
    Och läget för uppgifterna för 2022 den 2022-10-04 är "fullgjord"

  @DUTY-02 @DUTY-05
  Scenario: RSS-nätverket: tre möten av fyra är inte fyra
    Givet en överenskommelse som gäller från och med 2022-01-01 tills vidare
    Och att regionen ska lämna uppgifter till kommunen varje år
    Och att det ska ske minst 4 gånger i varje period
    När uppgifterna för 2022 lämnas 2022-02-08
    Och uppgifterna för 2022 lämnas 2022-05-10
    Och uppgifterna för 2022 lämnas 2022-09-13
    Så är läget för uppgifterna för 2022 den 2022-12-31 "ska fullgöras"
    Och läget för uppgifterna för 2022 den 2023-01-01 är "försenad"
    Och skälet är DUTY-05

  @DUTY-01 @DUTY-02 @DUTY-04 @DUTYDAY-06
  Scenario: Kultur Z: arbetsordningen ses över en gång per mandatperiod
    Givet en överenskommelse som gäller från och med 2018-10-15 tills vidare
    Och att regionen och kommunen möts i samverkansrådet
    Och att regionen ska lämna en återrapport till samverkansrådet varje mandatperiod
    När överenskommelsen bedöms per den 2022-10-14
    Så är läget för återrapporten för 2018–2022 "ska fullgöras"
    Och läget för återrapporten för 2022–2026 är "kommande"
    Och läget för återrapporten för 2018–2022 den 2022-10-15 är "försenad"
    Och läget för återrapporten för 2022–2026 är "ska fullgöras"
    Och sista dagen för återrapporten för 2022–2026 är 2026-10-14

  @MATTER-08 @DUTY-11 @DUTY-15 @DUTYDAY-04
  Scenario: Regiondirektörens uppdrag: återrapporten i juni 2022 är bara föreslagen
    Givet en överenskommelse som gäller från och med 2022-01-19 tills vidare
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet möts någon dag i juni 2022
    Och att regionen ska lämna en återrapport till samverkansrådet en gång
    Och att det ska ske senast när samverkansrådet möts i juni 2022
    När nämnden får ett förslag 2022-01-19
    Och det innebär att återrapporten ska lämnas
    Och överenskommelsen bedöms per den 2022-06-15
    Så är ärendet "bara föreslaget"
    Och läget för återrapporten är "går inte att avgöra"
    Och en fråga ställs om återrapporten
    Och läget för återrapporten den 2022-07-01 är "går inte att avgöra"
    Och skälet är DUTY-15

  @MATTER-09 @MATTER-02 @DUTY-01 @DUTYDAY-04
  Scenario: Den länsgemensamma påverkansagendan: förslaget att avsluta är inget beslut, och § 224 är ett annat ärende
    Givet överenskommelsen i scenarios/lansgemensam-paverkansagenda.toml
    När överenskommelsen bedöms per den 2022-12-31
    Så är skälet MATTER-09
    Och skälet är MATTER-02
    Och MATTER-07 är inget skäl

  @MATTER-03 @MATTER-04 @MATTER-05 @MATTER-08
  Scenario: Återremitterat, uppskjutet till sommaren och sedan föreslaget att avslutas
    Givet en överenskommelse som gäller från och med 2020-05-01 tills vidare
    När nämnden återremitterar ärendet 2022-05-30
    Och nämnden skjuter upp ärendet till 2023-08-31 2023-01-31
    Och nämnden får ett förslag 2023-10-02
    Så är ärendet den 2023-01-30 "återremitterat"
    Och ärendet den 2023-08-31 är "uppskjutet"
    Och ärendet den 2023-09-01 är "uppskjutet till en tid som har passerat"
    Och ärendet den 2023-10-02 är "bara föreslaget"
