using Actions.Toolkit;
using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Go;

/// <summary>What a <c>go.mod</c> says.</summary>
internal sealed class GoModule
{
    private static readonly string[] Verbs = ["module", "go", "toolchain", "require", "replace", "exclude", "retract", "godebug", "tool", "ignore"];

    private readonly Dictionary<(string Path, string? Version), GoReplacement> replacements = [];

    private GoModule(GoDirective module) => (Path, Line) = (module.Words is [var path, ..] ? path : throw Wrong(module), module.Line);

    public string Path { get; }

    public int Line { get; }

    public string? GoVersion { get; private set; }

    public string? Toolchain { get; private set; }

    /// <summary>Of the toolchain, or of the version of Go.</summary>
    public int ToolchainLine { get; private set; }

    public List<GoRequirement> Requirements { get; } = [];

    /// <exception cref="FormatException">It is no <c>go.mod</c>.</exception>
    public static GoModule Read(string text)
    {
        var directives = GoDirective.Read(text);
        if (directives.FirstOrDefault(one => !Verbs.Contains(one.Verb)) is { } unknown) throw Wrong(unknown);
        var module = new GoModule(directives.FirstOrDefault(one => one.Verb == "module") ?? throw new FormatException("it has no line 'module': it is not a whole go.mod"));
        foreach (var directive in directives) module.Add(directive);
        return module;
    }

    public GoReplacement? ReplacementOf(GoRequirement required) =>
        replacements.GetValueOrDefault((required.Path, required.Version)) ?? replacements.GetValueOrDefault((required.Path, null));

    private void Add(GoDirective directive)
    {
        switch (directive.Verb, directive.Words)
        {
            case ("go", [var version]):
                GoVersion = version;
                if (Toolchain == null) ToolchainLine = directive.Line;
                break;
            case ("toolchain", [var toolchain]):
                (Toolchain, ToolchainLine) = (toolchain, directive.Line);
                break;
            case ("require", [var path, var version]):
                Requirements.Add(new GoRequirement(path, version, directive.Comment.Split(' ', ';')[0] == "indirect", directive.Line));
                break;
            case ("replace", [var path, "=>", var target]):
                replacements[(path, null)] = new GoReplacement(path, null, target, null);
                break;
            case ("replace", [var path, "=>", var target, var targetVersion]):
                replacements[(path, null)] = new GoReplacement(path, null, target, targetVersion);
                break;
            case ("replace", [var path, var version, "=>", var target]):
                replacements[(path, version)] = new GoReplacement(path, version, target, null);
                break;
            case ("replace", [var path, var version, "=>", var target, var targetVersion]):
                replacements[(path, version)] = new GoReplacement(path, version, target, targetVersion);
                break;
            case ("go" or "toolchain" or "require" or "replace", _):
                throw Wrong(directive);
        }
    }

    private static FormatException Wrong(GoDirective directive) => new($"line {directive.Line}: '{ForPeople.Shortened(directive.ToString())}' is not understood");
}
