namespace HealthCheck;

/// <summary>Which redirects are followed. A redirect to a login page must not look healthy, hence not any by default.</summary>
internal enum RedirectPolicy
{
    None,
    SameHost,
    Any,
}
