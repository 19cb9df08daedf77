using System.Text;
using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Health;

/// <summary>Finds and masks what must not be shown in an address: user and password, and the values of query parameters that are usually credentials.</summary>
public static partial class UrlSecrets
{
    internal static IEnumerable<string> In(Uri url)
    {
        if (url.UserInfo.Length > 0)
        {
            var user = Uri.UnescapeDataString(url.UserInfo);
            foreach (var form in OfUser(user)) yield return form;
            yield return url.UserInfo;
        }

        foreach (Match match in SecretParameter().Matches(url.Query))
        {
            var value = match.Groups["value"].Value;
            yield return value;
            yield return Uri.UnescapeDataString(value.Replace('+', ' '));
        }
    }

    /// <summary>The forms of <c>user:password</c>: whole, each part alone, and as the Basic scheme sends it.</summary>
    public static IEnumerable<string> OfUser(string user)
    {
        yield return user;
        foreach (var part in user.Split(':', 2)) yield return part;
        yield return Base64(user);
    }

    internal static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Masks what is long enough to be told from ordinary text: a mask of one letter would blacken the whole log.</summary>
    public static void Mask(Masks masks, string secret)
    {
        if (secret.Length >= 3) masks.Add(secret);
    }

    /// <summary>The address without user and password, and with <c>***</c> in place of secret values.</summary>
    internal static string Display(Uri url) =>
        url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        + SecretParameter().Replace(url.Query, "${name}***");

    /// <summary>Does the same for text that is no address.</summary>
    public static string DisplayText(string text) => SecretParameter().Replace(UserInfo().Replace(text, "//***@"), "${name}***");

    [GeneratedRegex(
        @"(?<name>[?&;](?:[^=&]*[-_.])?(?:token|key|api_?key|access_?key|sig|signature|password|passwd|secret|code|auth)=)(?<value>[^&#]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex SecretParameter();

    [GeneratedRegex("//[^/@?#]*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInfo();
}
