using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LocalGitHub;

/// <summary>Pages lists as GitHub does: 30 entries, at most 100, with a Link header.</summary>
internal static class Paging
{
    public static IEnumerable<T> Page<T>(HttpRequest request, IReadOnlyList<T> all) => all.Skip((Number(request) - 1) * Size(request)).Take(Size(request));

    public static void AddLinks(HttpRequest request, int count)
    {
        var (number, last) = (Number(request), Math.Max(1, (count + Size(request) - 1) / Size(request)));
        if (number >= last) return;
        request.HttpContext.Response.Headers.Link = $"<{Address(request, number + 1)}>; rel=\"next\", <{Address(request, last)}>; rel=\"last\"";
    }

    private static string Address(HttpRequest request, int page)
    {
        var others = request.Query.Where(one => one.Key is not ("page" or "per_page"));
        return $"{request.Scheme}://{request.Host}{request.Path}{QueryString.Create(others)}{(others.Any() ? "&" : "?")}per_page={Size(request)}&page={page}";
    }

    private static int Size(HttpRequest request) => Math.Clamp(Query(request, "per_page", 30), 1, 100);

    private static int Number(HttpRequest request) => Math.Max(1, Query(request, "page", 1));

    private static int Query(HttpRequest request, string name, int otherwise) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
