using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace LocalAws.Access;

/// <summary>Who may assume a role: an assume-role policy document in AWS's own form.</summary>
public sealed class TrustPolicy
{
    private readonly IReadOnlyList<JsonObject> _statements;

    private TrustPolicy(IReadOnlyList<JsonObject> statements) => _statements = statements;

    /// <exception cref="FormatException">The document is not one, or uses a condition operator this server does not evaluate.</exception>
    public static TrustPolicy Parse(string json)
    {
        var document = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("A trust policy is a JSON object");
        var statements = List(document["Statement"]).Select(one => one as JsonObject ?? throw new FormatException("A statement is a JSON object")).ToList();
        foreach (var condition in statements.SelectMany(statement => statement["Condition"]?.AsObject() ?? []))
            _ = Operator(condition.Key) ?? throw new FormatException($"The condition operator {condition.Key} is not evaluated here");
        return new TrustPolicy(statements);
    }

    /// <summary>Trusts any caller of the account.</summary>
    public static TrustPolicy ForAccount(string accountId) => Parse(new JsonObject
    {
        ["Statement"] = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = "sts:AssumeRole",
            ["Principal"] = new JsonObject { ["AWS"] = $"arn:aws:iam::{accountId}:root" },
        },
    }.ToJsonString());

    /// <summary>Trusts tokens of an issuer for an audience and subjects (<c>repo:acme/shop:ref:refs/heads/main</c>, with <c>*</c>).</summary>
    public static TrustPolicy ForIssuer(string accountId, Uri issuer, string audience, params string[] subjects)
    {
        var name = OidcProvider.NameOf(issuer);
        return Parse(new JsonObject
        {
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "sts:AssumeRoleWithWebIdentity",
                ["Principal"] = new JsonObject { ["Federated"] = $"arn:aws:iam::{accountId}:oidc-provider/{name}" },
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject { [$"{name}:aud"] = audience },
                    ["StringLike"] = new JsonObject { [$"{name}:sub"] = new JsonArray([.. subjects.Select(subject => (JsonNode)subject)]) },
                },
            },
        }.ToJsonString());
    }

    /// <param name="action">Such as <c>sts:AssumeRole</c>.</param>
    /// <param name="principalKind"><c>AWS</c> or <c>Federated</c>.</param>
    /// <param name="principals">Names the caller goes by: its ARN, its account's root.</param>
    /// <param name="facts">Condition keys of the request and their values.</param>
    public bool Allows(string action, string principalKind, IReadOnlyList<string> principals, IReadOnlyDictionary<string, IReadOnlyList<string>> facts)
    {
        var fitting = _statements.Where(statement =>
            Strings(statement["Action"]).Any(one => Like(one, action))
            && IsFor(statement["Principal"], principalKind, principals)
            && Holds(statement["Condition"] as JsonObject, facts)).ToList();
        return fitting.Any(statement => Effect(statement) == "Allow") && fitting.TrueForAll(statement => Effect(statement) != "Deny");
    }

    private static string? Effect(JsonObject statement) => statement["Effect"]?.GetValue<string>();

    private static bool IsFor(JsonNode? principal, string kind, IReadOnlyList<string> principals) => principal switch
    {
        JsonObject kinds => Strings(kinds[kind]).Any(one => one == "*" || principals.Contains(one)),
        JsonValue all => all.GetValue<string>() == "*",
        _ => false,
    };

    private static bool Holds(JsonObject? conditions, IReadOnlyDictionary<string, IReadOnlyList<string>> facts) =>
        conditions is null || conditions.All(condition => condition.Value!.AsObject().All(key =>
            Operator(condition.Key)!(Strings(key.Value), facts.GetValueOrDefault(key.Key) ?? [])));

    /// <returns>Whether the wanted values accept the given ones, or null for an unknown operator.</returns>
    private static Func<IReadOnlyList<string>, IReadOnlyList<string>, bool>? Operator(string name) => name switch
    {
        "StringEquals" or "ForAnyValue:StringEquals" => (wanted, given) => given.Any(wanted.Contains),
        "StringLike" or "ForAnyValue:StringLike" => (wanted, given) => given.Any(value => wanted.Any(pattern => Like(pattern, value))),
        "StringNotEquals" => (wanted, given) => !given.Any(wanted.Contains),
        "StringNotLike" => (wanted, given) => !given.Any(value => wanted.Any(pattern => Like(pattern, value))),
        _ => null,
    };

    private static bool Like(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\"), text, ignoreCase: false);

    private static IEnumerable<JsonNode?> List(JsonNode? oneOrMany) => oneOrMany as JsonArray as IEnumerable<JsonNode?> ?? new[] { oneOrMany };

    private static IReadOnlyList<string> Strings(JsonNode? oneOrMany) => [.. List(oneOrMany).OfType<JsonValue>().Select(one => one.GetValue<string>())];
}
