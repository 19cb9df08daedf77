using System.Text.Json.Nodes;
using LocalAws.Access;
using LocalAws.Wire;

namespace LocalAws.Sts;

/// <summary>Security Token Service: who am I, and session keys for roles.</summary>
public sealed class StsService(KeyRing keys) : ILocalService
{
    public string SigningName => "sts";

    public IReadOnlyCollection<string> Operations { get; } = ["GetCallerIdentity"];

    public Task<JsonObject> HandleAsync(ApiCall call, CancellationToken cancellationToken) => Task.FromResult(Identity(call));

    private JsonObject Identity(ApiCall call) => new()
    {
        ["UserId"] = keys.UserIdOf(call.Caller),
        ["Account"] = call.Caller.AccountId,
        ["Arn"] = call.Caller.Arn,
    };
}
