namespace Actions.Health;

/// <summary>Which redirects are followed. A redirect to a login page must not look healthy, hence not any by default.</summary>
public enum RedirectPolicy
{
    /// <summary>None: a redirect is judged by its status.</summary>
    None,

    /// <summary>Those to the same host.</summary>
    SameHost,

    /// <summary>All.</summary>
    Any,
}
