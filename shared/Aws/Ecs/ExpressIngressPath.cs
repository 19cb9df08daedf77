namespace Actions.Aws;

/// <summary>A way to reach an Express service.</summary>
public sealed record ExpressIngressPath
{
    /// <summary><c>PUBLIC</c> or <c>PRIVATE</c>.</summary>
    public string AccessType { get; init; } = "";

    /// <summary>Host name.</summary>
    public string Endpoint { get; init; } = "";
}
