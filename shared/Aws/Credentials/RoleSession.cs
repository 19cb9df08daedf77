using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Aws;

/// <summary>How an assumed role's session is called and how long it lives.</summary>
/// <param name="Name">2-64 characters of <c>[\w+=,.@-]</c>: shown in CloudTrail.</param>
/// <param name="Duration">900-43200 seconds.</param>
/// <param name="ExternalId">For the role's trust policy.</param>
internal sealed partial record RoleSession(string Name, TimeSpan Duration, string? ExternalId)
{
    private const int LongestName = 64;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(900);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(43200);

    /// <summary>The name carries repository, run and attempt.</summary>
    /// <exception cref="UserError">The duration is out of range.</exception>
    public static RoleSession Of(AwsSettings settings, RunnerContext runner)
    {
        if (settings.RoleDuration < Shortest || settings.RoleDuration > Longest)
            throw new UserError($"role-duration is {settings.RoleDuration.TotalSeconds:0} s; STS takes 900 to 43200 s (12 hours).");
        return new RoleSession(NameOf(runner), settings.RoleDuration, settings.ExternalId);
    }

    private static string NameOf(RunnerContext runner)
    {
        if (runner.RunId.Length == 0)
            return "actions";
        var run = $"@{runner.RunId}-{runner.RunAttempt}";
        var repository = NotAllowed().Replace(runner.Repository.Replace('/', '.'), "-");
        var room = LongestName - run.Length;
        return (repository.Length <= room ? repository : repository[^room..]) + run;
    }

    [GeneratedRegex(@"[^A-Za-z0-9_+=,.@-]", RegexOptions.None, 1000)]
    private static partial Regex NotAllowed();
}
