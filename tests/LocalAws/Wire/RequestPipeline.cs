using System.Diagnostics;
using System.Text.Json.Nodes;
using LocalAws.Access;
using LocalAws.Faults;
using LocalAws.Model;
using LocalAws.Records;
using Microsoft.AspNetCore.Http;

namespace LocalAws.Wire;

/// <summary>One request from arrival to answer: who, which operation, valid?, trouble?, execute, record.</summary>
public sealed class RequestPipeline(
    IReadOnlyList<ILocalService> services, SignatureVerifier signatures, FaultBook faults, RequestRecords records, HostCheck hosts, TimeProvider clock, TimeProvider wallClock)
{
    private readonly Dictionary<string, ILocalService> _services = services.ToDictionary(service => service.SigningName);
    private readonly IamActions _rights = new(services.First(service => service.SigningName == "ecs"));

    public async Task HandleAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var record = NewRecord();
        context.Response.Headers["x-amzn-RequestId"] = record.RequestId;
        var outcome = await AnswerAsync(context, record);
        record.Status = outcome.Fault is FaultKind.ResetAfter or FaultKind.ResetBefore or FaultKind.Hang ? 0 : outcome.Answer.Status;
        record.DurationMilliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        records.Add(record);
        await AnswerWriter.WriteAsync(context, outcome.Answer, outcome.Fault);
    }

    private RequestRecord NewRecord() => new()
    {
        Sequence = records.NextSequence(),
        Time = clock.GetUtcNow(),
        RealTime = wallClock.GetUtcNow(),
        RequestId = Guid.NewGuid().ToString(),
    };

    private async Task<(WireAnswer Answer, FaultKind? Fault)> AnswerAsync(HttpContext context, RequestRecord record)
    {
        IWireProtocol protocol = new JsonProtocol("1.1");
        try
        {
            hosts.Check(context.Request.Host);
            var request = await WireRequest.ReadAsync(context);
            var route = Route.Of(request);
            protocol = route.Protocol;
            Describe(record, request, route);
            return await ExecuteAsync(request, route, record, context.RequestAborted);
        }
        catch (SignatureException refused)
        {
            record.Signature = $"{refused.Fault}: {refused.Message}";
            record.CanonicalRequest = refused.CanonicalRequest;
            return (Failed(protocol, protocol.SignatureError(refused), record), null);
        }
        catch (ApiError error)
        {
            return (Failed(protocol, error, record), null);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // A defect of a local service must not look like trouble of the network: it is named, recorded and fails the test.
            return (Failed(protocol, new ApiError("InternalFailure", $"defect in the local AWS: {bug}", 500), record), null);
        }
    }

    private static void Describe(RequestRecord record, WireRequest request, Route route)
    {
        record.Service = route.Model?.IamPrefix ?? route.SigningName;
        record.Operation = route.Operation ?? "";
        record.Region = route.Authorization?.Region ?? "";
        record.Attempt = request.Header("amz-sdk-request");
        record.InvocationId = request.Header("amz-sdk-invocation-id");
    }

    private async Task<(WireAnswer Answer, FaultKind? Fault)> ExecuteAsync(WireRequest request, Route route, RequestRecord record, CancellationToken aborted)
    {
        (var caller, request) = Authenticate(request, route, record);
        if (route.Model is null || !_services.TryGetValue(route.SigningName, out var service)
            || !service.Operations.Contains(route.Operation ?? "") || !route.Model.Operations.TryGetValue(route.Operation!, out var operation))
        {
            record.UnknownOperation = true;
            throw route.Protocol.UnknownOperation(route.Operation);
        }

        var call = new ApiCall(route.Model.IamPrefix, operation.Name, route.Protocol.ParametersOf(request, route.Model, operation), caller, record.Region);
        var violations = ModelValidator.Request(operation.Input, call.Parameters);
        record.Parameters = Redaction.Of(operation.Input, call.Parameters);
        record.RequestViolations = [.. violations.Select(violation => violation.ToString())];
        var rights = await _rights.OfAsync(call);
        record.Actions = rights.Actions;

        var fault = faults.Decide(call, rights.Actions);
        record.Fault = fault.Kind?.ToString();
        var wait = fault.Kind == FaultKind.Hang ? Timeout.InfiniteTimeSpan : fault.Delay;
        // A caller that goes away in the meantime changes nothing: the request has arrived.
        await Task.Delay(wait, aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (FaultAnswers.Instead(fault, route.Protocol, call, rights) is { } instead)
            return (instead is { Error: { } error } ? Failed(route.Protocol, error, record) : instead.Answer!, fault.Kind);
        if (violations.Count > 0)
            throw route.Protocol.InvalidParameters(route.Model, violations);
        return (await RunAsync(service, call, route, operation, record), fault.Kind);
    }

    private (Caller Caller, WireRequest Request) Authenticate(WireRequest request, Route route, RequestRecord record)
    {
        if (route.Authorization is null)
        {
            if (!route.MayBeUnsigned)
                throw new SignatureException(SignatureFault.Missing, "Missing Authentication Token");
            record.Signature = "unsigned";
            return (new Caller("", ""), request);
        }

        var (key, plain) = signatures.Verify(request, route.Authorization);
        record.Signature = "valid";
        record.Caller = key.Owner.Arn;
        record.Account = key.Owner.AccountId;
        return (key.Owner, plain);
    }

    private static async Task<WireAnswer> RunAsync(ILocalService service, ApiCall call, Route route, OperationModel operation, RequestRecord record)
    {
        record.Executed = true;
        try
        {
            // Not cancelled when the caller goes away: AWS finishes what it began.
            var output = await service.HandleAsync(call, CancellationToken.None);
            record.ResponseViolations = [.. ModelValidator.Response(operation.Output, output).Select(violation => violation.ToString())];
            return route.Protocol.Answer(route.Model!, operation, output, record.RequestId);
        }
        catch (ApiError error)
        {
            if (!ErrorCodes.IsOf(route.Model!, operation, error.Code))
                record.ResponseViolations = [$"{error.Code} is not an error of {operation.Name}"];
            return Failed(route.Protocol, error, record);
        }
    }

    private static WireAnswer Failed(IWireProtocol protocol, ApiError error, RequestRecord record)
    {
        record.Error = error.Code[(error.Code.IndexOf('#') + 1)..];
        record.ErrorMessage = error.Message;
        return protocol.Error(error, record.RequestId);
    }
}
