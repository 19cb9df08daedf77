using Actions.Toolkit;
using ResolveEnvironment.Checking;
using ResolveEnvironment.Events;
using ResolveEnvironment.Matching;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Reporting;

/// <summary>Where the event leads, whether it may, and why. Pure.</summary>
/// <param name="Occasion">What happened.</param>
/// <param name="Choice">Where it leads.</param>
/// <param name="Checks">What was asked before; the last one may say no.</param>
/// <param name="Version">Name of what is deployed.</param>
internal sealed record Decision(Occasion Occasion, Choice Choice, IReadOnlyList<Check> Checks, string Version)
{
    public Check? Obstacle => Checks.FirstOrDefault(check => !check.LetsPass);

    public Result Result => Obstacle?.Verdict switch
    {
        _ when Choice.Environment is null => Result.None,
        null => Result.Deploy,
        CheckVerdict.Frozen => Result.Frozen,
        CheckVerdict.Blocked => Result.Blocked,
        _ => Result.Refused,
    };

    /// <summary>Where to deploy to; null unless that is to be done.</summary>
    public TargetEnvironment? Target => Result == Result.Deploy ? Choice.Environment : null;

    public string Reason => Obstacle?.Text ?? Choice.Reason;

    public IEnumerable<string> Overridden => Checks.Where(check => check.Verdict == CheckVerdict.Overridden).Select(check => check.Name.ToLowerInvariant());

    /// <summary>A freeze is expected on a push; who asks by hand is told no.</summary>
    public ExitCode ExitCode => Result is Result.Deploy or Result.None || (Result == Result.Frozen && !Occasion.IsDispatch) ? ExitCode.Success : Obstacle!.ExitCode;
}
