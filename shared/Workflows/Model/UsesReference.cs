using System.Text.RegularExpressions;
using Actions.Toolkit;
using YamlDotNet.Core;

namespace Actions.Workflows;

/// <summary>What a step or a job uses.</summary>
public sealed partial class UsesReference
{
    private UsesReference(YamlValue.Scalar yaml, string? comment)
    {
        (At, Text, Comment) = (yaml.At, yaml.Text, comment);
        var at = Text.LastIndexOf('@');
        if (IsLocal || IsImage || at < 0) return;
        var parts = Text[..at].Split('/');
        Ref = Text[(at + 1)..];
        Name = Text[..at];
        Owner = parts[0];
        Repository = parts.Length > 1 ? $"{parts[0]}/{parts[1]}" : parts[0];
    }

    /// <summary>Where it stands.</summary>
    public Mark At { get; }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>The comment in its line, usually the version that a commit is.</summary>
    public string? Comment { get; }

    /// <summary>Everything before <c>@</c>: <c>actions/cache/restore</c>; null when it is no action of a repository.</summary>
    public string? Name { get; }

    /// <summary>Branch, tag or commit; null when it is no action of a repository.</summary>
    public string? Ref { get; }

    /// <summary>Owner of the repository.</summary>
    public string? Owner { get; }

    /// <summary><c>owner/name</c>.</summary>
    public string? Repository { get; }

    /// <summary>Whether it stands in the repository itself: <c>./path</c>.</summary>
    public bool IsLocal => Text.StartsWith("./", StringComparison.Ordinal) || Text.StartsWith("$/", StringComparison.Ordinal) || Text == ".";

    /// <summary>Whether it is an image: <c>docker://name</c>.</summary>
    public bool IsImage => Text.StartsWith("docker://", StringComparison.Ordinal);

    /// <summary>Whether it names a whole commit, which nobody can move.</summary>
    public bool IsCommit => Ref is not null && Commit().IsMatch(Ref);

    /// <summary>Whether it is an action or workflow of a repository, as <c>actions/checkout</c>, whatever its version.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    internal static UsesReference? Read(WorkflowSource source, YamlValue.Scalar? yaml) => yaml is null ? null : new UsesReference(yaml, source.CommentOn(yaml.At.Line));

    [GeneratedRegex(@"\A([0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commit();
}
