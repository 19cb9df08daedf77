using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>An account (REST: "Get the authenticated user", and as author).</summary>
/// <param name="Login">Its name; that of an app ends with <c>[bot]</c>.</param>
/// <param name="Type"><c>User</c> or <c>Bot</c>.</param>
public sealed record GitHubUser([property: JsonRequired] string Login, string Type = "User");
