using System.Net;
using System.Net.Sockets;
using Actions.Toolkit;
using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>Sorts the exceptions of one call into <see cref="CallOutcome"/>.</summary>
internal static class CallOutcomes
{
    /// <summary>Throttling codes of the AWS services, from the SDKs' shared retry rules.</summary>
    private static readonly HashSet<string> Throttling = new(StringComparer.Ordinal)
    {
        "BandwidthLimitExceeded", "EC2ThrottledException", "LimitExceededException.Throttled", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled", "RequestThrottledException", "SlowDown",
        "ThrottledException", "Throttling", "ThrottlingException", "TooManyRequestsException", "TransactionInProgressException",
    };

    public static CallOutcome Of(Exception exception) => exception switch
    {
        _ when Answer(exception) is { } answer => OfAnswer(answer),
        _ when Chain(exception).Any(NeverConnected) => CallOutcome.NotDone,
        _ when Chain(exception).Any(IsTransport) => CallOutcome.Unknown,
        _ => CallOutcome.Refused,
    };

    public static bool IsThrottling(Exception exception) =>
        exception is AmazonServiceException service
        && (service.StatusCode == HttpStatusCode.TooManyRequests || (service.ErrorCode is { } code && Throttling.Contains(code)));

    /// <summary>The service's answer; null when the exception tells that there was none.</summary>
    public static AmazonServiceException? Answer(Exception exception) =>
        exception is AmazonServiceException answer && (int)answer.StatusCode >= 100 && !HasTransportCause(answer) ? answer : null;

    /// <summary>
    /// An error that has words of its own already: credentials are fetched inside a call, and theirs have had retries of their own.
    /// </summary>
    public static ReportedException? Explained(Exception exception) => Chain(exception).OfType<ReportedException>().FirstOrDefault();

    /// <summary>An answer of HTTP 200 that cannot be read is an exception of the SDK too; only 4xx is a refusal.</summary>
    private static CallOutcome OfAnswer(AmazonServiceException answer) =>
        IsThrottling(answer) ? CallOutcome.NotDone
        : (int)answer.StatusCode is >= 400 and < 500 and not 408 ? CallOutcome.Refused
        : CallOutcome.Unknown;

    private static bool HasTransportCause(AmazonServiceException answer) =>
        answer is not AmazonUnmarshallingException && answer.InnerException is { } cause && IsTransport(cause);

    /// <summary>A cancelled call is a time-out here: whoever cancels on purpose is not asking for the outcome.</summary>
    private static bool IsTransport(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or OperationCanceledException or TimeoutException
            or AmazonUnmarshallingException;

    private static bool NeverConnected(Exception exception) => exception switch
    {
        HttpRequestException http => http.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError,
        SocketException socket => socket.SocketErrorCode
            is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.HostUnreachable
            or SocketError.NetworkUnreachable,
        _ => false,
    };

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
