namespace Notify.Sinks.Email;

/// <summary>How the connection to a mail server is protected.</summary>
internal enum SmtpTls
{
    /// <summary>By STARTTLS, which must be offered.</summary>
    Starttls,

    /// <summary>From the first byte.</summary>
    Implicit,

    /// <summary>By STARTTLS when it is offered.</summary>
    AllowPlain,
}
