using System.IO.Enumeration;
using System.Text;
using LocalAws.Records;
using LocalAws.Wire;

namespace LocalAws.Faults;

/// <summary>Either an error in the service's protocol or a finished answer.</summary>
public sealed record FaultAnswer(ApiError? Error, WireAnswer? Answer);

/// <summary>Answers given instead of executing a call.</summary>
internal static class FaultAnswers
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n");

    /// <returns>Null when the call is to be executed.</returns>
    public static FaultAnswer? Instead(FaultDecision fault, IWireProtocol protocol, ApiCall call, CallRights rights) => fault.Kind switch
    {
        FaultKind.Throttle => new FaultAnswer(protocol.Throttled(), null),
        FaultKind.Error500 => new FaultAnswer(new ApiError("InternalFailure", "The request processing has failed because of an unknown error", 500), null),
        FaultKind.Error503 => new FaultAnswer(new ApiError("ServiceUnavailable", "Service Unavailable", 503), null),
        FaultKind.ResetBefore or FaultKind.Hang => new FaultAnswer(null, new WireAnswer(0, "", [])),
        FaultKind.HtmlPage => new FaultAnswer(null, new WireAnswer(502, "text/html", Page)),
        FaultKind.Deny => new FaultAnswer(protocol.AccessDenied(Denied(fault.Rule!, call, rights)), null),
        _ => null,
    };

    private static string Denied(FaultRule rule, ApiCall call, CallRights rights)
    {
        if (call.Operation == "AssumeRoleWithWebIdentity")
            return $"Not authorized to perform sts:{call.Operation}";
        var own = rights.Actions.FirstOrDefault($"{call.Service}:{call.Operation}");
        var action = rule.Action is null ? own : rights.Actions.FirstOrDefault(needed => FileSystemName.MatchesSimpleExpression(rule.Action, needed), own);
        var resource = action == IamActions.PassRole ? rights.PassedRoles[0] : ResourceOf.Call(call);
        return $"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {resource} because no identity-based policy allows the {action} action";
    }
}
