using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>Turns what the SDK throws into an <see cref="AwsException"/> with a remedy: one row per cause users meet.</summary>
internal static class AwsErrors
{
    private const string ClockSkew =
        "The clock of the runner is wrong: both times are in the message. Set it, or turn time synchronisation on.";

    /// <param name="context">The call.</param>
    /// <param name="exception">What its last attempt threw.</param>
    /// <param name="attempts">How many tries of the outer layer there were.</param>
    /// <param name="redact">Takes secrets out of a text.</param>
    public static AwsException Translate(CallContext context, Exception exception, int attempts, Func<string, string> redact)
    {
        var outcome = CallOutcomes.Of(exception);
        var code = CallOutcomes.Answer(exception)?.ErrorCode ?? "";
        var message = $"{context.Operation} failed for {context.Resource} {context.Place}: {What(exception)}{DoneOrNot(context.Operation, outcome)}";
        return new AwsException(
            context.Operation.ToString(), code, redact(message), Remedy(context, exception, attempts) is { } remedy ? redact(remedy) : null, outcome, exception)
        {
            IsThrottled = CallOutcomes.IsThrottling(exception),
        };
    }

    private static string What(Exception exception) => exception switch
    {
        AmazonUnmarshallingException answer =>
            $"the answer cannot be read (HTTP {(int)answer.StatusCode}, request id {Text(answer.RequestId, "none")}): {answer.ResponseBody}",
        _ when CallOutcomes.Answer(exception) is { } answer =>
            $"{Code(answer)}{answer.Message.TrimEnd('.')} (HTTP {(int)answer.StatusCode}, request id {Text(answer.RequestId, "none")}).",
        _ => $"no answer: {exception.GetBaseException().Message.TrimEnd('.')}.",
    };

    private static string Code(AmazonServiceException answer) => string.IsNullOrEmpty(answer.ErrorCode) ? "" : answer.ErrorCode + ": ";

    private static string DoneOrNot(Operation operation, CallOutcome outcome) =>
        outcome == CallOutcome.Unknown && !operation.IsRead ? " It is not known whether AWS executed it." : "";

    private static string? Remedy(CallContext context, Exception exception, int attempts) => exception switch
    {
        AmazonServiceException answer when CallOutcomes.IsThrottling(answer) =>
            $"AWS asked to slow down {attempts} times in a row. Run fewer deployments at once, or ask for a higher rate quota of {context.Operation}.",
        _ when CallOutcomes.Answer(exception) is { } answer => OfCode(context, answer),
        _ => CallOutcomes.Of(exception) == CallOutcome.Refused ? null : Unreachable(context),
    };

    private static string OfCode(CallContext context, AmazonServiceException answer) => answer.ErrorCode switch
    {
        // S3 answers a HEAD request without a body: the SDK then names the status.
        "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation" or "AuthorizationError" or "Forbidden" =>
            AccessDenied.Remedy(context, answer.Message),
        "ClientException" when answer.Message.Contains("not authorized", StringComparison.Ordinal) =>
            AccessDenied.Remedy(context, answer.Message),
        "ExpiredToken" or "ExpiredTokenException" =>
            "The credentials have expired. A step that waits longer than they live needs role-to-assume (credentials are then renewed), "
            + "or a longer role-duration and a higher maximum session duration of the role.",
        "RequestExpired" or "RequestInTheFuture" or "RequestTimeTooSkewed" => ClockSkew,
        "SignatureDoesNotMatch" or "InvalidSignatureException" when IsClockSkew(answer.Message) => ClockSkew,
        "SignatureDoesNotMatch" or "InvalidSignatureException" =>
            "The secret access key does not belong to the access key id. Check that both were copied whole, without blanks or quotes.",
        "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" =>
            "AWS does not know this access key. It was deleted, the session token is missing, or the key belongs to another partition "
            + $"than {context.Region.Partition} or to a region that is not enabled in the account.",
        "InvalidIdentityToken" or "IDPCommunicationError" =>
            "The account has no IAM OIDC provider for the token's issuer, or the provider does not list the audience.",
        "ClusterNotFoundException" or "ServiceNotFoundException" or "ResourceNotFoundException" or "ParameterNotFound"
            or "RepositoryNotFoundException" or "ImageNotFoundException" or "TargetGroupNotFound" or "LoadBalancerNotFound" or "ListenerNotFound"
            or "RuleNotFound" or "ResourceNotFound" =>
            $"It does not exist {context.Place}. Check the name, and whether region and account are the right ones.",
        "NoSuchBucket" => "There is no bucket of this name, in no account. Check the name.",
        "NoSuchKey" or "NoSuchVersion" =>
            "There is no such object: it was not written yet, its key is another one, or a lifecycle rule of the bucket has removed it.",
        "PermanentRedirect" or "TemporaryRedirect" or "IllegalLocationConstraintException" or "AuthorizationHeaderMalformed" =>
            $"The bucket is not in region {context.Region.Name}: the step must run for the region of the bucket.",
        "ServiceNotActiveException" => "The service is being deleted or was deleted. Create it again, or deploy another one.",
        "InvalidStateException" or "ResourceConflictException" or "UpdateInProgressException" or "ConflictException" =>
            "Something else is in progress on it. Wait for that to end, then run this again.",
        "ManagedRuleException" =>
            "An AWS service made this rule and alone may change it (ManagedBy of DescribeRule). Leave it out, and change it where that service is configured.",
        "PreconditionFailedException" or "PreconditionFailed" or "ConditionalRequestConflict" => "Someone else changed it between reading and writing. Run this again.",
        "ValidationException" or "ValidationError" or "InvalidParameterException" or "InvalidParameterValue" or "InvalidParameterValueException" or "ClientException" or "SerializationException" =>
            "AWS does not accept this request: correct what the message names.",
        "UnsupportedFeatureException" or "UnknownOperationException" => $"This is not available {context.Place}.",
        _ when (int)answer.StatusCode >= 500 => "AWS has trouble of its own: see https://health.aws.amazon.com, then run this again.",
        _ => $"Look up {Text(answer.ErrorCode, "the message")} in the API reference of {context.Operation}.",
    };

    private static bool IsClockSkew(string message) =>
        message.Contains("expired", StringComparison.OrdinalIgnoreCase) || message.Contains("not yet current", StringComparison.OrdinalIgnoreCase);

    private static string Unreachable(CallContext context) => context.Endpoint.IsLoopback
        ? $"{context.Endpoint.Authority} is this container itself, which has a network of its own. Use the name of a service container or the address of the host."
        : $"Check that the runner can reach {context.Endpoint.Host}: name resolution, proxy, firewall.";

    private static string Text(string? value, string absent) => string.IsNullOrEmpty(value) ? absent : value;
}
