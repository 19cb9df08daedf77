using System.Text.Json.Nodes;
using LocalAws.Access;
using LocalAws.Wire;

namespace LocalAws.Sts;

/// <summary>Security Token Service: who am I, and session keys for roles.</summary>
/// <param name="clock">Real time: clients hold the expiry of a session against their own clock.</param>
public sealed class StsService(string accountId, KeyRing keys, IReadOnlyList<WorldRole> roles, WebIdentity identities, TimeProvider clock) : ILocalService
{
    private const int DefaultDuration = 3600;

    public string SigningName => "sts";

    public IReadOnlyCollection<string> Operations { get; } = ["GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => call.Operation switch
    {
        "GetCallerIdentity" => Task.FromResult(Identity(call)),
        "AssumeRole" => Task.FromResult(Assume(call)),
        _ => AssumeWithTokenAsync(call, cancellationToken),
    };

    private JsonObject Identity(ApiCall call) => new()
    {
        ["UserId"] = keys.UserIdOf(call.Caller),
        ["Account"] = call.Caller.AccountId,
        ["Arn"] = call.Caller.Arn,
    };

    private JsonObject Assume(ApiCall call)
    {
        var arn = Text(call, "RoleArn")!;
        var facts = new Dictionary<string, IReadOnlyList<string>>();
        if (Text(call, "ExternalId") is { } externalId)
            facts["sts:ExternalId"] = [externalId];
        var role = FindRole(arn);
        if (role?.Trust.Allows("sts:AssumeRole", "AWS", NamesOf(call.Caller), facts) != true)
            throw new ApiError("AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403);
        if (call.Caller.Arn.Contains(":assumed-role/") && Duration(call) > DefaultDuration)
            throw new ApiError("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        return Session(call, role);
    }

    private async Task<JsonObject> AssumeWithTokenAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (provider, token) = await identities.VerifyAsync(Text(call, "WebIdentityToken")!, cancellationToken);
        var name = OidcProvider.NameOf(provider.Issuer);
        var facts = token.Claims.ToDictionary(claim => $"{name}:{claim.Key}", claim => token.Texts(claim.Key));
        var role = FindRole(Text(call, "RoleArn")!);
        string[] principal = [$"arn:aws:iam::{accountId}:oidc-provider/{name}"];
        if (role?.Trust.Allows("sts:AssumeRoleWithWebIdentity", "Federated", principal, facts) != true)
            throw new ApiError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);

        var output = Session(call, role);
        output["SubjectFromWebIdentityToken"] = token.Text("sub");
        output["Audience"] = token.Texts("aud")[0];
        output["Provider"] = principal[0];
        return output;
    }

    private JsonObject Session(ApiCall call, WorldRole role)
    {
        if (Duration(call) > role.MaxSessionDuration)
            throw new ApiError("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        var name = Text(call, "RoleSessionName")!;
        var session = new Caller(accountId, $"arn:aws:sts::{accountId}:assumed-role/{role.Name}/{name}");
        var userId = $"{AccessKey.RandomId("AROA")}:{name}";
        var key = AccessKey.ForSession(session, userId, clock.GetUtcNow().AddSeconds(Duration(call)));
        keys.Add(key);
        return new JsonObject
        {
            ["Credentials"] = new JsonObject
            {
                ["AccessKeyId"] = key.Id,
                ["SecretAccessKey"] = key.Secret,
                ["SessionToken"] = key.SessionToken,
                ["Expiration"] = Epoch.Seconds(key.Expires!.Value),
            },
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = userId, ["Arn"] = session.Arn },
        };
    }

    private WorldRole? FindRole(string arn) => roles.FirstOrDefault(role => role.Arn(accountId) == arn);

    /// <summary>A trust policy may name the caller, its role, or its whole account in two ways.</summary>
    private static List<string> NamesOf(Caller caller)
    {
        List<string> names = [caller.Arn, caller.AccountId, $"arn:aws:iam::{caller.AccountId}:root"];
        if (caller.Arn.Split('/') is [var head, var role, _] && head.EndsWith(":assumed-role", StringComparison.Ordinal))
            names.Add($"arn:aws:iam::{caller.AccountId}:role/{role}");
        return names;
    }

    private static int Duration(ApiCall call) => call.Parameters["DurationSeconds"]?.GetValue<int>() ?? DefaultDuration;

    private static string? Text(ApiCall call, string member) => call.Parameters[member]?.GetValue<string>();
}
