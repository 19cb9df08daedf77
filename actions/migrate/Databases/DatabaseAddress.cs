using Actions.Toolkit;

namespace Migrate.Databases;

/// <summary>Where a PostgreSQL database is: the parts of a connection URI (PostgreSQL manual, 34.1.1.2).</summary>
/// <param name="Password">Empty when there is none.</param>
/// <param name="Options">Parameters such as <c>sslmode</c>.</param>
internal sealed record DatabaseAddress(string Host, int Port, string Name, string User, string Password, IReadOnlyDictionary<string, string> Options)
{
    private const int DefaultPort = 5432;
    private const int ShortestSecret = 4;

    /// <summary>Host and name, for people.</summary>
    public override string ToString() => $"{Name} on {Host}:{Port}";

    /// <summary>Reads an address and masks its password; wrong ones are an error that shows nothing of it.</summary>
    public static DatabaseAddress? Read(InputReader inputs, Masks masks)
    {
        if (inputs.OptionalSecret("database-url") is not { } secret)
            return null;
        var text = secret.Reveal();
        var scheme = text.Split(':')[0];
        // SQLAlchemy adds a driver: postgresql+psycopg2.
        if (scheme.Split('+')[0] is not ("postgresql" or "postgres"))
            return Refuse(inputs, $"a database of kind '{Shown(scheme)}' is not known here: expected postgresql://user:password@host:port/name");
        if (!Uri.TryCreate("postgresql" + text[scheme.Length..], UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2)
            return Refuse(inputs, "expected postgresql://user:password@host:port/name, with special letters of the password escaped as in any address");
        var address = Of(uri);
        if (address.HasSecret)
        {
            masks.Add(address.Password);
            masks.Add(uri.UserInfo.Split(':', 2)[1]);
        }
        return address;
    }

    // postgres:postgres@db/postgres of a service container is none, and to mask that word would spoil every line of the log.
    private bool HasSecret => Password.Length >= ShortestSecret && Password != User && Password != Name;

    private static DatabaseAddress Of(Uri uri)
    {
        var user = uri.UserInfo.Split(':', 2);
        return new DatabaseAddress(
            uri.Host,
            uri.Port > 0 ? uri.Port : DefaultPort,
            Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Uri.UnescapeDataString(user[0]),
            user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "",
            Parameters(uri.Query));
    }

    private static DatabaseAddress? Refuse(InputReader inputs, string allowed)
    {
        inputs.PrivateError("database-url", allowed);
        return null;
    }

    private static string Shown(string scheme) => scheme.Length <= 20 && scheme.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '+') ? scheme : "(not shown)";

    private static Dictionary<string, string> Parameters(string query) => query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.OrdinalIgnoreCase);
}
