using Actions.GitHub;
using Actions.Toolkit;

namespace ResolveEnvironment.Checking;

/// <summary>One thing that was asked before a deployment, and the answer.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Text">Why, in one sentence without a full stop.</param>
internal sealed record Check(string Name, CheckVerdict Verdict, string Text)
{
    /// <summary>What the user can do about it.</summary>
    public string? Remedy { get; init; }

    public ExitCode ExitCode { get; init; } = ExitCode.Failed;

    public bool LetsPass => Verdict is CheckVerdict.Passed or CheckVerdict.Overridden;

    /// <summary>It could not be found out, which is no yes.</summary>
    public static Check Unknown(string name, GitHubError problem) => new(name, CheckVerdict.Refused, $"it could not be found out: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}")
    {
        Remedy = problem.Remedy,
        ExitCode = problem.ExitCode,
    };
}
