using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Api;

/// <summary>Reserved and provisioned concurrency: kept and shown. A function with none reserved at all is throttled.</summary>
internal sealed class ConcurrencyOperations(LambdaWorld world) : ILambdaOperations
{
    public IReadOnlyDictionary<string, Func<ApiCall, JsonObject>> Operations => new Dictionary<string, Func<ApiCall, JsonObject>>
    {
        ["GetFunctionConcurrency"] = Get,
        ["PutFunctionConcurrency"] = Put,
        ["GetProvisionedConcurrencyConfig"] = GetProvisioned,
        ["PutProvisionedConcurrencyConfig"] = PutProvisioned,
    };

    private JsonObject Get(ApiCall call) => new JsonObject().With("ReservedConcurrentExecutions", world.Function(call).ReservedConcurrency);

    private JsonObject Put(ApiCall call)
    {
        world.Function(call).ReservedConcurrency = call.Parameters.Number("ReservedConcurrentExecutions");
        return Get(call);
    }

    private JsonObject GetProvisioned(ApiCall call)
    {
        var (function, qualifier) = Qualified(call);
        return function.Provisioned.TryGetValue(qualifier, out var provisioned)
            ? Show(provisioned)
            : throw new ApiError("ProvisionedConcurrencyConfigNotFoundException", "No Provisioned Concurrency Config found for this function", 404);
    }

    private JsonObject PutProvisioned(ApiCall call)
    {
        var (function, qualifier) = Qualified(call);
        var requested = call.Parameters.Number("ProvisionedConcurrentExecutions")!.Value;
        return Show(function.Provisioned[qualifier] = new ProvisionedConcurrency(requested, world.Now, world.Now + world.Options.ProvisioningTime));
    }

    private (LocalFunction Function, string Qualifier) Qualified(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        var function = world.Function(address);
        if (address.Qualifier is null or FunctionVersion.Latest)
            throw LambdaErrors.Invalid("Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        LambdaWorld.Version(function, address.Qualifier);
        return (function, address.Qualifier);
    }

    private JsonObject Show(ProvisionedConcurrency provisioned)
    {
        var isReady = world.Now >= provisioned.ReadyAt;
        return new JsonObject
        {
            ["RequestedProvisionedConcurrentExecutions"] = provisioned.Requested,
            ["AvailableProvisionedConcurrentExecutions"] = isReady ? provisioned.Requested : 0,
            ["AllocatedProvisionedConcurrentExecutions"] = isReady ? provisioned.Requested : 0,
            ["Status"] = isReady ? "READY" : "IN_PROGRESS",
            ["LastModified"] = ConfigurationJson.Time(provisioned.Modified),
        };
    }
}
