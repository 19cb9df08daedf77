using Actions.Toolkit;
using Testing;

namespace WorkflowTools.Tests;

/// <summary>One edit that breaks a repository which is clean: a text of one of its files, and what stands there instead.</summary>
internal sealed record Defect(string Name, bool IsSecurity, string File, string From, string To)
{
    private static readonly string Root = Repository.File("tests", "WorkflowTools.Tests", "Corpus");
    private static readonly IReadOnlyDictionary<string, string> Clean = Directory.GetFiles(Path.Combine(Root, "clean"), "*.yml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .ToDictionary(file => Path.GetRelativePath(Path.Combine(Root, "clean"), file), System.IO.File.ReadAllText);

    /// <summary>The edit that changes nothing.</summary>
    public static Defect None { get; } = new("clean", false, "", "", "");

    public static IReadOnlyList<Defect> All { get; } = [.. Read("correctness.yml", isSecurity: false), .. Read("security.yml", isSecurity: true)];

    /// <summary>The folder of its repository: those of all defects are looked at together.</summary>
    public string Folder => Name.Replace(' ', '-');

    /// <summary>The whole repository.</summary>
    public IEnumerable<LintFile> Files => Clean.Select(file => new LintFile($"{Folder}/{file.Key}", IsIn(file.Key) ? Edit(file.Value) : file.Value));

    /// <summary>What the edit touches; everything when there is none.</summary>
    public IEnumerable<LintFile> Edited => Files.Where(file => From.Length == 0 || IsIn(file.Path));

    private bool IsIn(string path) => From.Length > 0 && Path.GetFileName(path) == File;

    private string Edit(string text) => text.Split(From).Length == 2
        ? text.Replace(From, To, StringComparison.Ordinal)
        : throw new InvalidOperationException($"'{Name}': '{From}' does not stand in {File} exactly once");

    private static IEnumerable<Defect> Read(string file, bool isSecurity) =>
        YamlReader.Read(System.IO.File.ReadAllText(Path.Combine(Root, file))).Items().Select(item =>
            new Defect(item.Get("defect").Text()!, isSecurity, item.Get("in").Text() ?? "shop.yml", item.Get("from").Text()!, item.Get("to").Text()!));
}
