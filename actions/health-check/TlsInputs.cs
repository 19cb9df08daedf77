using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The inputs that say whom TLS trusts, and how the request shows itself.</summary>
internal static class TlsInputs
{
    public static TlsSettings Read(InputReader read) => new()
    {
        Authorities = Load(read, "ca-file", Authorities),
        Client = Client(read),
        ServerName = read.Parsed("server-name", ParseName),
        OnlyTls13 = read.Parsed("tls-min", text => text switch
        {
            "1.2" => false,
            "1.3" => true,
            _ => throw new FormatException("expected 1.2 or 1.3"),
        }),
        IsInsecure = read.Flag("insecure"),
    };

    private static X509Certificate2? Client(InputReader read)
    {
        var key = read.OptionalPath("client-key");
        if (key is not null && read.OptionalText("client-cert") is null) read.Error("client-key", "'client-cert' is missing, which holds the certificate for it");
        return Load(read, "client-cert", file => X509Certificate2.CreateFromPemFile(file, key?.FullPath));
    }

    // The message of a library may quote what it read, and a key is a secret.
    private static T? Load<T>(InputReader read, string input, Func<string, T> load)
        where T : class
    {
        if (read.OptionalPath(input) is not { } file) return null;
        try
        {
            return load(file.FullPath);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            read.Error(input, File.Exists(file.FullPath) ? "expected a file in PEM form, with a key that belongs to the certificate where one is needed" : "there is no such file in the workspace. Is the repository checked out?");
            return null;
        }
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found.Count > 0 ? found : throw new CryptographicException();
    }

    internal static string ParseName(string text) =>
        Uri.CheckHostName(text) is UriHostNameType.Dns ? text : throw new FormatException("expected the name of a host");
}
