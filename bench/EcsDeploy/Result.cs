namespace Bench.EcsDeploy;

/// <summary>One deployment, as both sides told it.</summary>
/// <param name="Cli">Null where there is no <c>aws</c> command line.</param>
internal sealed record Result(Scenario Scenario, Side Action, Side? Cli);

/// <summary>What one side took.</summary>
/// <param name="Delay">From the moment it was so to the end of the program.</param>
/// <param name="ExitCode">What it said.</param>
/// <param name="Calls">To AWS.</param>
/// <param name="Cpu">User and system time.</param>
/// <param name="Mebibytes">Peak memory.</param>
internal sealed record Side(TimeSpan Delay, int ExitCode, int Calls, TimeSpan Cpu, double Mebibytes);
