using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>No credential stands in a file.</summary>
internal sealed partial class LiteralCredential : IRule
{
    public string Name => "literal-credential";

    public Severity Severity => Severity.Error;

    public string Catches => "a key, a token or a password of a registry that is written into the file";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        foreach (var (line, index) in workflow.Source.Lines.Select((line, index) => (line, index)).Where(line => Credential().IsMatch(line.line)))
            yield return this.At(workflow, index + 1, Credential().Match(line).Index + 1, "A credential stands in the file: everybody who can read the repository or its history has it.", "Revoke it now, then keep the new one as a secret: ${{ secrets.NAME }}");
        foreach (var password in workflow.Jobs.SelectMany(Containers).Select(container => container.Get("credentials").ScalarOf("password")).OfType<YamlValue.Scalar>())
        {
            if (!password.Text.Contains("${{", StringComparison.Ordinal))
                yield return this.At(workflow, password, "The password of a registry stands in the file.", "password: ${{ secrets.REGISTRY_PASSWORD }}");
        }
    }

    private static IEnumerable<YamlValue?> Containers(Job job) => job.Yaml.Get("services").Entries().Select(service => (YamlValue?)service.Value).Append(job.Yaml.Get("container"));

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bxox[abp]-[0-9]{10,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Credential();
}
