namespace Oncohort.Published.Reconstruction;

/// <summary>Blocks of variables in a tree in which the blocks that hold a variable are connected.</summary>
/// <remarks>
/// Tables that agree on the margins that neighbours in such a tree share can be combined into patients without a further condition
/// (S. L. Lauritzen, Graphical Models, 1996, chapter 2). The graph of variables is made chordal by removing the variable that joins the fewest pairs first.
/// </remarks>
internal static class BlockTree
{
    /// <summary>The blocks, every parent before its children.</summary>
    public static IReadOnlyList<Block> Build(VariableCatalog catalog, IEnumerable<IReadOnlyList<int>> scopes, Func<int[], IReadOnlyList<int>, bool> possible)
    {
        List<SortedSet<int>> cliques = Cliques(Graph(catalog.Recorded.Count, scopes));
        cliques.Sort((a, b) => b.Count != a.Count ? b.Count - a.Count : a.Min - b.Min);
        List<SortedSet<int>> placed = [cliques[0]];
        List<int> parents = [-1];
        cliques.RemoveAt(0);
        while (cliques.Count > 0)
        {
            (int next, int parent, int shared) = (0, -1, 0);
            for (int i = 0; i < cliques.Count; i++)
            {
                for (int j = 0; j < placed.Count; j++)
                {
                    int common = cliques[i].Count(placed[j].Contains);
                    if (common > shared) (next, parent, shared) = (i, j, common);
                }
            }

            placed.Add(cliques[next]);
            parents.Add(parent);
            cliques.RemoveAt(next);
        }

        return
        [
            .. placed.Select((clique, i) => new Block([.. clique], catalog, row => possible(row, [.. clique]))
            {
                Parent = parents[i],
                Separator = parents[i] < 0 ? [] : [.. clique.Where(placed[parents[i]].Contains)],
            }),
        ];
    }

    private static HashSet<int>[] Graph(int count, IEnumerable<IReadOnlyList<int>> scopes)
    {
        HashSet<int>[] neighbours = [.. Enumerable.Range(0, count).Select(_ => new HashSet<int>())];
        foreach (IReadOnlyList<int> scope in scopes)
        {
            foreach (int a in scope) neighbours[a].UnionWith(scope.Where(b => b != a));
        }

        return neighbours;
    }

    private static List<SortedSet<int>> Cliques(HashSet<int>[] neighbours)
    {
        List<SortedSet<int>> cliques = [];
        List<int> left = [.. Enumerable.Range(0, neighbours.Length)];
        while (left.Count > 0)
        {
            int next = left.MinBy(variable => Missing(neighbours, variable));
            SortedSet<int> clique = [next, .. neighbours[next]];
            if (!cliques.Any(clique.IsSubsetOf)) cliques.Add(clique);
            foreach (int a in neighbours[next])
            {
                neighbours[a].UnionWith(neighbours[next].Where(b => b != a));
                neighbours[a].Remove(next);
            }

            left.Remove(next);
        }

        return cliques;
    }

    private static int Missing(HashSet<int>[] neighbours, int variable) =>
        neighbours[variable].Sum(a => neighbours[variable].Count(b => b > a && !neighbours[a].Contains(b)));
}
