using System.Text.Json;
using System.Text.Json.Nodes;
using LocalAws.Ecs.Api;
using LocalAws.Lambda.Functions;
using LocalAws.Wire;

namespace LocalAws.Lambda.Invoking;

/// <summary>The operation Invoke: which version runs, and what the caller sees of it.</summary>
internal sealed class Invoker(LambdaWorld world, InvocationRun run)
{
    private const int LargestEvent = 6291456;
    private const int LargestAsyncEvent = 1048576;

    /// <summary>Pauses before the two repetitions of an asynchronous invocation that fails.</summary>
    private static readonly TimeSpan[] Repetitions = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    public async Task<JsonObject> InvokeAsync(ApiCall call)
    {
        var invocation = world.Engine.Read(() => Prepared(call));
        switch (invocation.Type)
        {
            case "DryRun":
                run.Keep(invocation, world.Now);
                return new JsonObject { ["StatusCode"] = 204 };
            case "Event":
                _ = RunUntilGoodAsync(invocation);
                return new JsonObject { ["StatusCode"] = 202 };
        }

        var (result, log) = await run.RunAsync(invocation);
        return new JsonObject
        {
            ["StatusCode"] = 200,
            ["ExecutedVersion"] = invocation.Version.Number,
            ["Payload"] = Convert.ToBase64String(result.Payload),
        }.With("FunctionError", result.IsError ? "Unhandled" : null).With("LogResult", call.Parameters.Text("LogType") == "Tail" ? log : null);
    }

    private async Task RunUntilGoodAsync(Invocation invocation)
    {
        var (result, _) = await run.RunAsync(invocation);
        foreach (var pause in Repetitions)
        {
            if (!result.IsError)
                return;
            await Task.Delay(pause, world.Clock, world.Ended);
            (result, _) = await run.RunAsync(invocation);
        }
    }

    private Invocation Prepared(ApiCall call)
    {
        var address = FunctionAddress.Of(call);
        var function = world.Function(address);
        var type = call.Parameters.Text("InvocationType") ?? "RequestResponse";
        var invocation = new Invocation(world.NewId(), function, Chosen(function, address.Qualifier), address.Qualifier, type, EventOf(call, type))
        {
            ClientContext = call.Parameters.Text("ClientContext"),
        };
        if (invocation.Version.State != "Active")
            throw LambdaErrors.Conflict($"The operation cannot be performed at this time. The function is currently in the following state: {invocation.Version.State}");
        if (function.ReservedConcurrency == 0)
        {
            run.CountThrottle(invocation);
            throw new ApiError("TooManyRequestsException", "Rate Exceeded.", 429);
        }

        return invocation;
    }

    /// <summary>An alias with a weight is split draw by draw.</summary>
    private FunctionVersion Chosen(LocalFunction function, string? qualifier)
    {
        if (qualifier is null or FunctionVersion.Latest)
            return function.Running;
        var alias = function.Aliases.GetValueOrDefault(qualifier);
        return alias?.AdditionalVersion is { } additional && world.Draws.NextDouble() < alias.Weight
            ? LambdaWorld.Version(function, additional)
            : LambdaWorld.Version(function, qualifier);
    }

    private static JsonNode? EventOf(ApiCall call, string type)
    {
        var bytes = Convert.FromBase64String(call.Parameters.Text("Payload") ?? "");
        var largest = type == "Event" ? LargestAsyncEvent : LargestEvent;
        if (bytes.Length > largest)
            throw LambdaErrors.TooLarge("RequestTooLargeException", largest, "InvokeFunction");
        if (bytes.Length == 0)
            return new JsonObject();
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException wrong)
        {
            throw new ApiError("InvalidRequestContentException", $"Could not parse request body into json: {wrong.Message}");
        }
    }
}
