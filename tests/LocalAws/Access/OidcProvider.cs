namespace LocalAws.Access;

/// <summary>An identity provider the account trusts.</summary>
/// <param name="Issuer">The <c>iss</c> claim of its tokens.</param>
/// <param name="Audiences">Client ids registered for it.</param>
public sealed record OidcProvider(Uri Issuer, IReadOnlyList<string> Audiences)
{
    /// <summary>Its keys as a JSON Web Key Set; or else they are read from <see cref="KeysUri"/>.</summary>
    public string? Keys { get; init; }

    /// <summary>Where its keys are; only loopback and single-label hosts are asked.</summary>
    public Uri? KeysUri { get; init; }

    /// <summary>Issuer without scheme: how ARNs and condition keys name the provider.</summary>
    public static string NameOf(Uri issuer) => issuer.GetComponents(UriComponents.HostAndPort | UriComponents.Path, UriFormat.Unescaped)
        .Replace(issuer.IsDefaultPort ? $":{issuer.Port}" : "\0", "", StringComparison.Ordinal).TrimEnd('/');
}
