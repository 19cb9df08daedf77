using Actions.Toolkit;
using ResolveEnvironment.Freezing;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment;

/// <summary>What the user asked for.</summary>
/// <param name="Book">The rules and the environments, from the three inputs about them, or the usual ones.</param>
/// <param name="Environment">Chosen by hand, or the only one of this step; null when the rules decide alone.</param>
/// <param name="ActorAllow">Who may deploy anywhere; empty means everybody.</param>
/// <param name="RequireAncestry">Branch that has to contain the commit of a tag.</param>
/// <param name="Hotfix">Neither a freeze nor a failed deployment holds this one up.</param>
/// <param name="Component">What of the environment is deployed; null when all of it is one.</param>
/// <param name="Rollback">This run brings an earlier version back.</param>
internal sealed record Inputs(
    RuleBook Book,
    TargetEnvironment? Environment,
    IReadOnlyList<string> ActorAllow,
    string? RequireAncestry,
    Freeze? Freeze,
    bool Hotfix,
    string? HotfixReason,
    bool RequirePreviousSuccess,
    string? Component,
    bool Rollback,
    Secret? Token,
    WorkspacePath WorkingDirectory)
{
    private const int LongestComponent = 100;

    public static Inputs From(InputReader input)
    {
        var folder = input.OptionalPath("working-directory") ?? WorkspacePath.Resolve(input.Runner, ".");
        var book = ReadBook(input, folder);
        var inputs = new Inputs(
            book ?? DefaultRules.Book,
            input.Parsed("environment", text => book is null ? null : book.Find(text) ?? throw new FormatException(book.Unknown(text))),
            input.Lines("actor-allow"),
            input.Parsed("require-ancestry", BranchName.Parse),
            ReadFreeze(input, folder, book),
            input.Flag("hotfix"),
            input.OptionalText("hotfix-reason"),
            input.Flag("require-previous-success"),
            input.Parsed("component", ComponentOf),
            input.Flag("rollback"),
            input.OptionalSecret("token"),
            folder);
        if (inputs is { Hotfix: true, HotfixReason: null }) input.Error("hotfix-reason", "say in a few words why this cannot wait: 'hotfix: true' needs it");
        if (inputs is { RequirePreviousSuccess: true, Token: null } && input.Runner.IsRunner)
            input.Error("token", "'require-previous-success: true' asks GitHub for the deployment records and needs a token");
        return inputs;
    }

    // None when it cannot be read: what refers to it then has no errors of its own.
    private static RuleBook? ReadBook(InputReader input, WorkspacePath folder)
    {
        var text = YamlDocument.Read(input, "rules", folder);
        var file = YamlDocument.Read(input, "rules-file", folder, isAlwaysPath: true);
        var environments = YamlDocument.Read(input, "environments", folder);
        if (input.OptionalText("rules") is not null && input.OptionalText("rules-file") is not null) input.PrivateError("rules-file", "give either rules or rules-file");
        var book = RuleBookReader.Read(text ?? file, environments);
        foreach (var document in (YamlDocument?[])[text, file, environments]) document?.Report(input);
        return IsWhole("rules", text) && IsWhole("rules-file", file) && IsWhole("environments", environments) ? book : null;

        bool IsWhole(string name, YamlDocument? document) => document is null ? input.OptionalText(name) is null : document.Problems.Count == 0;
    }

    private static Freeze? ReadFreeze(InputReader input, WorkspacePath folder, RuleBook? book)
    {
        if (YamlDocument.Read(input, "freeze", folder) is not { } document) return null;
        var freeze = new FreezeReader(book).Read(document);
        document.Report(input);
        return freeze;
    }

    private static string ComponentOf(string text) => text.Length <= LongestComponent && !text.Any(char.IsControl)
        ? text
        : throw new FormatException($"expected a name of at most {LongestComponent} characters on one line");
}
