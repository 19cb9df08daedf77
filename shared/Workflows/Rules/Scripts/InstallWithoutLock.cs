using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>What is installed is locked.</summary>
internal sealed partial class InstallWithoutLock : IRule
{
    public string Name => "install-without-lock";

    public Severity Severity => Severity.Error;

    public string Catches => "packages installed without a lock file in a step of a workflow that others call";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from line in step.RunLines
        where Install().IsMatch(line.Text)
        select this.At(workflow, line.Number, 1, "Another version may be installed at each run, also one that was published a minute ago by somebody who stole an account.", "npm ci, pip install --require-hashes -r requirements.lock, yarn install --immutable, pnpm install --frozen-lockfile");

    [GeneratedRegex(@"\bnpm\s+(install|i|add)\b|\bnpx\s+(?!--no-install)|\bpip3?\s+install\b(?!.*--require-hashes)|\byarn\s+(install(?!.*(--immutable|--frozen-lockfile))|add)\b|\bpnpm\s+(install(?!.*--frozen-lockfile)|add|dlx)\b|\b(gem|cargo|go)\s+install\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Install();
}
