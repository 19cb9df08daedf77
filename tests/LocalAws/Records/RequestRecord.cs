using System.Text.Json.Nodes;

namespace LocalAws.Records;

/// <summary>Everything known about one request, after it was answered.</summary>
public sealed record RequestRecord
{
    /// <summary>Order of arrival, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>World time of arrival.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Real time of arrival.</summary>
    public required DateTimeOffset RealTime { get; init; }
    public required string RequestId { get; init; }

    /// <summary>What the service's IAM actions begin with, or empty when the request did not say.</summary>
    public string Service { get; set; } = "";
    public string Operation { get; set; } = "";
    public string Region { get; set; } = "";

    /// <summary>ARN of who signed; null when nobody did.</summary>
    public string? Caller { get; set; }
    public string? Account { get; set; }

    /// <summary>IAM actions the call needs, such as <c>ecs:UpdateService</c> and <c>iam:PassRole</c>.</summary>
    public IReadOnlyList<string> Actions { get; set; } = [];

    /// <summary>Parameters with the members the model calls sensitive replaced.</summary>
    public JsonObject? Parameters { get; set; }

    /// <summary><c>valid</c>, <c>unsigned</c> (allowed for this operation) or the reason it was refused.</summary>
    public string Signature { get; set; } = "";

    /// <summary>What this server hashed, when the signature did not match.</summary>
    public string? CanonicalRequest { get; set; }

    /// <summary>Ways in which the request breaks the official model.</summary>
    public IReadOnlyList<string> RequestViolations { get; set; } = [];

    /// <summary>Ways in which our own answer breaks the official model.</summary>
    public IReadOnlyList<string> ResponseViolations { get; set; } = [];

    /// <summary>No such operation here.</summary>
    public bool UnknownOperation { get; set; }

    /// <summary>Scripted trouble this request met, such as <c>ResetAfter</c>.</summary>
    public string? Fault { get; set; }

    /// <summary>The operation ran, whatever the caller saw of it.</summary>
    public bool Executed { get; set; }

    /// <summary>HTTP status; 0 when the connection was reset.</summary>
    public int Status { get; set; }
    public string? Error { get; set; }
    public string? ErrorMessage { get; set; }

    /// <summary>The client's <c>amz-sdk-request</c> header: attempt and limit.</summary>
    public string? Attempt { get; set; }

    /// <summary>The client's <c>amz-sdk-invocation-id</c>: the same for all attempts of one call.</summary>
    public string? InvocationId { get; set; }
    public double DurationMilliseconds { get; set; }

    /// <summary><c>ecs:UpdateService</c>.</summary>
    public string Name => $"{Service}:{Operation}";

    /// <summary>The operation changes something.</summary>
    public bool IsWrite => IamActions.IsWrite(Operation);

    public override string ToString() => $"#{Sequence} {Name} {Status}{(Error is null ? "" : $" {Error}: {ErrorMessage}")}{(Fault is null ? "" : $" [{Fault}]")}";
}
