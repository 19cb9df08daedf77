using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>Who is connected to proves who it is.</summary>
internal sealed partial class HostKeyUnchecked : IRule
{
    public string Name => "host-key-unchecked";

    public Severity Severity => Severity.Error;

    public string Catches => "the key of a host that is asked for when it is used, or not looked at";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from line in step.RunLines
        where Unchecked().IsMatch(line.Text)
        select this.At(workflow, line.Number, 1, "Whoever answers at that address today is believed: it gets the commands, the files and the secrets that are meant for the host.", "env: { KNOWN_HOSTS: \"${{ vars.KNOWN_HOSTS }}\" }   # written to ~/.ssh/known_hosts; the lines were once compared with the host itself");

    [GeneratedRegex(@"\bssh-keyscan\b|\bStrictHostKeyChecking[= ](no|accept-new|off)\b|\bUserKnownHostsFile[= ]/dev/null\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Unchecked();
}
