using Actions.Toolkit;
using YamlDotNet.Core;

namespace Actions.Workflows;

/// <summary>What a token may do.</summary>
/// <param name="At">Where the block stands.</param>
/// <param name="Shorthand"><c>read-all</c> or <c>write-all</c>; null for a list of scopes.</param>
/// <param name="Scopes">Scopes with <c>read</c>, <c>write</c> or <c>none</c>.</param>
public sealed record PermissionSet(Mark At, string? Shorthand, IReadOnlyList<(YamlValue.Scalar Scope, string Access)> Scopes)
{
    /// <summary>Whether it is <c>{}</c>.</summary>
    public bool IsEmpty => Shorthand is null && Scopes.Count == 0;

    /// <summary>Scopes that may write.</summary>
    public IEnumerable<YamlValue.Scalar> Writes => Scopes.Where(scope => scope.Access == "write").Select(scope => scope.Scope);

    /// <summary>Whether the token may write in a scope.</summary>
    public bool MayWrite(string scope) => Shorthand == "write-all" || Writes.Any(write => write.Text == scope);

    /// <summary>Whether an access to a scope is part of it.</summary>
    public bool Covers(string scope, string access) =>
        access == "none" || MayWrite(scope) || (access == "read" && (Shorthand == "read-all" || Scopes.Any(one => one.Scope.Text == scope && one.Access == "read")));

    internal static PermissionSet? Read(YamlValue owner) => owner.KeyOf("permissions") is { } key
        ? new PermissionSet(key.At, owner.Get("permissions").Text(), [.. owner.Get("permissions").Entries().Select(entry => (entry.Key, entry.Value.Text() ?? ""))])
        : null;
}
