using ResolveEnvironment.Freezing;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Checking;

/// <summary>Whether the environment is frozen now. Pure.</summary>
internal static class FreezeCheck
{
    private const string Name = "Freeze";

    /// <returns>Null when there is no freeze at all.</returns>
    public static Check? Of(Freeze? freeze, TargetEnvironment environment, DateTimeOffset now, Pass? pass)
    {
        if (freeze is null) return null;
        if (freeze.Of(environment, now) is not { } frozen) return new Check(Name, CheckVerdict.Passed, $"{environment.Name} is not frozen now");
        return pass is not null
            ? new Check(Name, CheckVerdict.Overridden, $"{frozen}; {pass.Why}")
            : new Check(Name, CheckVerdict.Frozen, frozen) { Remedy = "What cannot wait is deployed with 'hotfix: true' and a 'hotfix-reason'." };
    }
}
