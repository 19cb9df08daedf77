namespace Actions.Health;

/// <summary>Which addresses of a name are tried.</summary>
public enum IpVersion
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Those of IPv4.</summary>
    V4,

    /// <summary>Those of IPv6.</summary>
    V6,
}
